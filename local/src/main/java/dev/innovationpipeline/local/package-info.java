/**
 * Everything in one JVM, for a developer's machine: real Kafka, real Postgres, an offline model.
 */
@NullMarked
package dev.innovationpipeline.local;

import org.jspecify.annotations.NullMarked;
