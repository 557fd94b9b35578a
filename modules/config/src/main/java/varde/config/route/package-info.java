/** {@code routes.yaml}: Alertmanager's tree, a receiver is a team. */
@NullMarked
package varde.config.route;

import org.jspecify.annotations.NullMarked;
