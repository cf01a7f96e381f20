/** The board of cards, as it is searched: derived from cards and from what people note on them. */
@NullMarked
package dev.innovationpipeline.sink.board;

import org.jspecify.annotations.NullMarked;
