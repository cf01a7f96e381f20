/** What the services share about a Kafka cluster: topics that exist, erasure, dead letters. */
@NullMarked
package dev.innovationpipeline.platform.kafka;

import org.jspecify.annotations.NullMarked;
