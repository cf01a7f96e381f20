/** The Kafka cluster as the services share it: topics that exist, erasure, dead letters. */
@NullMarked
package dev.innovationpipeline.platform.kafka;

import org.jspecify.annotations.NullMarked;
