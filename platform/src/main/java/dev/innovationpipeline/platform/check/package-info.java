/** Checks of opportunity cards: facts about their form, computed without a model. */
@NullMarked
package dev.innovationpipeline.platform.check;

import org.jspecify.annotations.NullMarked;
