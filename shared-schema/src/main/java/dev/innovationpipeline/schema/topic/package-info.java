/** The topics of the pipeline: their names, and which records they keep. */
@NullMarked
package dev.innovationpipeline.schema.topic;

import org.jspecify.annotations.NullMarked;
