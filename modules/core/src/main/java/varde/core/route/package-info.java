/** Which team an outage belongs to: Alertmanager's routing tree. */
@NullMarked
package varde.core.route;

import org.jspecify.annotations.NullMarked;
