/** What is watched, what each thing needs, and who looks. */
@NullMarked
package varde.core.landscape;

import org.jspecify.annotations.NullMarked;
