/**
 * Real Kafka and real PostgreSQL without Docker, for the local mode and the integration tests; for
 * the tests in containers, too.
 */
@NullMarked
package dev.innovationpipeline.embedded;

import org.jspecify.annotations.NullMarked;
