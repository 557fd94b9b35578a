/** Where the messages of a local run arrive: a real mail server and a real SMS gateway that write files. */
@NullMarked
package varde.app.outbox;

import org.jspecify.annotations.NullMarked;
