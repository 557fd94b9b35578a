/** Pages, receipts and the texts people read at night. */
@NullMarked
package varde.core.page;

import org.jspecify.annotations.NullMarked;
