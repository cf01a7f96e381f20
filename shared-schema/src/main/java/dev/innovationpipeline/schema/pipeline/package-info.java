/** The pipeline as data: its stages, in order. */
@NullMarked
package dev.innovationpipeline.schema.pipeline;

import org.jspecify.annotations.NullMarked;
