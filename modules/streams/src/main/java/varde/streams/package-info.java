/** The three Kafka Streams applications, as thin processors around the pure core. */
@NullMarked
package varde.streams;

import org.jspecify.annotations.NullMarked;
