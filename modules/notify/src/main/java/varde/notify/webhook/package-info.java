/** Pages to chats and other systems, by HTTP. */
@NullMarked
package varde.notify.webhook;

import org.jspecify.annotations.NullMarked;
