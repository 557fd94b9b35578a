/** A client for any schema registry that speaks Confluent's REST API. */
@NullMarked
package varde.wire.registry;

import org.jspecify.annotations.NullMarked;
