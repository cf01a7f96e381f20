/** Quotations: where a text that a model quotes stands in a document. */
@NullMarked
package dev.innovationpipeline.platform.quote;

import org.jspecify.annotations.NullMarked;
