/** The engine's Kafka clients and its settings. */
@NullMarked
package dev.innovationpipeline.processor.engine.client;

import org.jspecify.annotations.NullMarked;
