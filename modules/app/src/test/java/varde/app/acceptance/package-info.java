/** The whole pipeline on a real broker and registry, told as the issues tell it. */
@NullMarked
package varde.app.acceptance;

import org.jspecify.annotations.NullMarked;
