/** The offline model's answers: sentences of the document, ranked and arranged for each stage. */
@NullMarked
package dev.innovationpipeline.local.model.answer;

import org.jspecify.annotations.NullMarked;
