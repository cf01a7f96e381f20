/** Real Kafka and real PostgreSQL without Docker, for the local mode and the integration tests. */
@NullMarked
package dev.innovationpipeline.embedded;

import org.jspecify.annotations.NullMarked;
