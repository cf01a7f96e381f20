/** The grounds of cards: as the model names them, held to what exists, and filled in by code. */
@NullMarked
package dev.innovationpipeline.processor.stage.opportunity.source;

import org.jspecify.annotations.NullMarked;
