/** Words of texts: their letters, their stems, and how much two texts have in common. */
@NullMarked
package dev.innovationpipeline.platform.check.word;

import org.jspecify.annotations.NullMarked;
