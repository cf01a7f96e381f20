/** The prompts for documents that are read part by part. */
@NullMarked
package dev.innovationpipeline.processor.stage.inspiration.part;

import org.jspecify.annotations.NullMarked;
