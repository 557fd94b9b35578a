/** Notifiers: pages in, messages to people out, receipts back. One package per channel. */
@NullMarked
package varde.notify;

import org.jspecify.annotations.NullMarked;
