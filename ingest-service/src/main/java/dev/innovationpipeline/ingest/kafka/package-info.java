/** The topics, declared before anybody needs them. */
@NullMarked
package dev.innovationpipeline.ingest.kafka;

import org.jspecify.annotations.NullMarked;
