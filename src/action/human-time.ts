/** PURE. Stretches of time as people say them, for the job summary. */

/** `0.6 s`, `26 s`, `1 min 5 s`, `1 h 2 min` */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `12 days left`, `expired 3 days ago`; years where days would say little. */
export function formatDaysLeft(daysLeft: number): string {
  if (daysLeft < 0) return `expired ${formatDays(-daysLeft)} ago`;
  return daysLeft === 0 ? 'less than a day left' : `${formatDays(daysLeft)} left`;
}

function formatDays(days: number): string {
  if (days >= 730) return `${Math.floor(days / 365)} years`;
  return days === 1 ? '1 day' : `${days} days`;
}
