package org.promptrefinery.study.diagnosis;

import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.study.job.Job;

/**
 * A model that is asked in a diagnosis.
 *
 * @param job that names it as the model to be prompted
 * @param model it, within the budget of the diagnosis
 */
public record Subject(Job job, Metered model) {}
