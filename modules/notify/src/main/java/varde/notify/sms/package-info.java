/** Pages by text message. */
@NullMarked
package varde.notify.sms;

import org.jspecify.annotations.NullMarked;
