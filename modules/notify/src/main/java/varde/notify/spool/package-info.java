/** Text messages by a GSM modem: files in the folders of the daemon of smstools. */
@NullMarked
package varde.notify.spool;

import org.jspecify.annotations.NullMarked;
