/** Reading topics to their end and following them from there. */
@NullMarked
package dev.innovationpipeline.ingest.kafka;

import org.jspecify.annotations.NullMarked;
