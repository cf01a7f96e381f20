/** The companies as services know them: the shipped profiles, and the changes that people made. */
@NullMarked
package dev.innovationpipeline.platform.company;

import org.jspecify.annotations.NullMarked;
