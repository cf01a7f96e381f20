/**
 * A provider of language models for tests: one HTTP server that answers and fails as real ones do.
 */
@NullMarked
package dev.innovationpipeline.testing.provider;

import org.jspecify.annotations.NullMarked;
