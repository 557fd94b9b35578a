/** The numbers that decisions use, with their defaults, and how configuration overrides them. */
@NullMarked
package varde.core.rules;

import org.jspecify.annotations.NullMarked;
