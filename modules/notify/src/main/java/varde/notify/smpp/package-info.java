/** Text messages over SMPP 3.4, straight to a message centre. */
@NullMarked
package varde.notify.smpp;

import org.jspecify.annotations.NullMarked;
