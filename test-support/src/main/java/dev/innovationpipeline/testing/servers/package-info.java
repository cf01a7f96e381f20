/** Kafka and PostgreSQL for integration tests: embedded, or in containers. */
@NullMarked
package dev.innovationpipeline.testing.servers;

import org.jspecify.annotations.NullMarked;
