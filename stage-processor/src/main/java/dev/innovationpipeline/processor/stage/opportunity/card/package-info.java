/** Opportunity cards, as far as an answer gives them, and the form in which they are written. */
@NullMarked
package dev.innovationpipeline.processor.stage.opportunity.card;

import org.jspecify.annotations.NullMarked;
