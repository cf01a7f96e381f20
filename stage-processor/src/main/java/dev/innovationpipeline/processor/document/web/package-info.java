/** The text of HTML as a browser shows it. */
@NullMarked
package dev.innovationpipeline.processor.document.web;

import org.jspecify.annotations.NullMarked;
