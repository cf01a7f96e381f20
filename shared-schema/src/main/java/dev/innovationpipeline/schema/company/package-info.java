/** The companies that runs are made for: their profiles and their budgets, as changes of them. */
@NullMarked
package dev.innovationpipeline.schema.company;

import org.jspecify.annotations.NullMarked;
