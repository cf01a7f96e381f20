/** Parses documents of complex formats in processes of their own, which may fail without harm. */
@NullMarked
package dev.innovationpipeline.processor.document.child;

import org.jspecify.annotations.NullMarked;
