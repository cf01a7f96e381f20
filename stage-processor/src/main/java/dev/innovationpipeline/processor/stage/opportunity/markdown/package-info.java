/** Reads opportunity cards from Markdown of any style, tables included. */
@NullMarked
package dev.innovationpipeline.processor.stage.opportunity.markdown;

import org.jspecify.annotations.NullMarked;
