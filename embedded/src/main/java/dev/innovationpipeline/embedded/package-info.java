/** Real Kafka and real PostgreSQL without Docker, for local mode and integration tests. */
@NullMarked
package dev.innovationpipeline.embedded;

import org.jspecify.annotations.NullMarked;
