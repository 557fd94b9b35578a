/** Asking somebody over HTTP to carry a page, and reading the answer as a delivery. */
@NullMarked
package varde.notify.http;

import org.jspecify.annotations.NullMarked;
