/** Sentences, noun phrases and weights of words of a text, without a network. */
@NullMarked
package dev.innovationpipeline.local.model.language;

import org.jspecify.annotations.NullMarked;
