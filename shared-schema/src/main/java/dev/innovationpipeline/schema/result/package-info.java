/** What the stages of a pipeline make: inspirations, prose, opportunity cards. */
@NullMarked
package dev.innovationpipeline.schema.result;

import org.jspecify.annotations.NullMarked;
