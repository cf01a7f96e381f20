/** A real Kafka broker inside this JVM, controller and broker in one. */
@NullMarked
package dev.innovationpipeline.local.broker;

import org.jspecify.annotations.NullMarked;
