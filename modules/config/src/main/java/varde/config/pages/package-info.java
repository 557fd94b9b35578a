/** {@code templates/}: texts of pages that replace Varde's own. */
@NullMarked
package varde.config.pages;

import org.jspecify.annotations.NullMarked;
