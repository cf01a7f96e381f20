/** The results of the stages of a pipeline: inspirations, prose, opportunity cards. */
@NullMarked
package dev.innovationpipeline.schema.result;

import org.jspecify.annotations.NullMarked;
