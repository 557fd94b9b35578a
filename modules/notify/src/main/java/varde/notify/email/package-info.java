/** Pages by mail: one SMTP relay after the other. */
@NullMarked
package varde.notify.email;

import org.jspecify.annotations.NullMarked;
