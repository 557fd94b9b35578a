/** The configuration folder: YAML in, a validated model out, every error with file and line. */
@NullMarked
package varde.config;

import org.jspecify.annotations.NullMarked;
