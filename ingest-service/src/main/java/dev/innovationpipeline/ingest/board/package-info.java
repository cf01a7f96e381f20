/** The board: all cards that a caller may see, searched, and worked on one by one or together. */
@NullMarked
package dev.innovationpipeline.ingest.board;

import org.jspecify.annotations.NullMarked;
