/** The rules that the structure of every module keeps. */
@NullMarked
package dev.innovationpipeline.testing.architecture;

import org.jspecify.annotations.NullMarked;
