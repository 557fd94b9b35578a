/** {@code rules.yaml}: the numbers that decisions use. */
@NullMarked
package varde.config.rules;

import org.jspecify.annotations.NullMarked;
