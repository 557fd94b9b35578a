/** Reading topics without a group: to their end, or on and on. */
@NullMarked
package varde.app.log;

import org.jspecify.annotations.NullMarked;
